"""The worksheets of an account, by id; those of a deal are in `stages.worksheets`."""

from stages.shelf import Shelf

ACCOUNT_WORKSHEETS = Shelf(
    {
        "rating": "stages.accounts.rating:RATING",
        "composition": "stages.accounts.composition:COMPOSITION",
        "switching_cost": "stages.accounts.switching_cost:SWITCHING_COST",
        "perceived_value": "stages.accounts.perceived_value:PERCEIVED_VALUE",
        "new_customer": "stages.accounts.new_customer:NEW_CUSTOMER",
        "customer_record": "stages.accounts.customer_record:CUSTOMER_RECORD",
    }
)
