"""All worksheets of a deal, by id, in the order of the stages; the engine gets this table handed in."""

from stages.shelf import Shelf

WORKSHEETS = Shelf(
    {
        "client_profile": "stages.understand.client_profile:CLIENT_PROFILE",
        "qualification": "stages.understand.qualification:QUALIFICATION",
        "customer_facts": "stages.understand.customer_facts:CUSTOMER_FACTS",
        "buying_behaviour": "stages.understand.buying_behaviour:BUYING_BEHAVIOUR",
        "stakeholders": "stages.understand.stakeholders:STAKEHOLDERS",
        "competitors": "stages.understand.competitors:COMPETITORS",
        "value_canvas": "stages.explore.value_canvas:VALUE_CANVAS",
        "options": "stages.explore.options:OPTIONS",
        "business_case": "stages.expand.business_case:BUSINESS_CASE",
        "delivered_value": "stages.expand.delivered_value:DELIVERED_VALUE",
        "risks": "stages.expand.risks:RISKS",
        "action_plan": "stages.expand.action_plan:ACTION_PLAN",
        "delivery_plan": "stages.execute.delivery_plan:DELIVERY_PLAN",
        "complaints": "stages.execute.complaints:COMPLAINTS",
        "value_realised": "stages.confirm.value_realised:VALUE_REALISED",
        "satisfaction": "stages.confirm.satisfaction:SATISFACTION",
        "loyalty": "stages.confirm.loyalty:LOYALTY",
        "next_conversation": "stages.confirm.next_conversation:NEXT_CONVERSATION",
    }
)
