"""Where people write decimals behind a point."""

_POINT = """
CN HK MO TW JP KR KP MN SG MY TH PH MM LA KH BN IN PK BD LK NP MV IL
US CA MX PR GT HN SV NI PA DO BZ JM TT GB IE MT CH LI AU NZ PG FJ
NG GH KE UG TZ RW ZM ZW BW MW NA ET EG
"""
POINT = frozenset(_POINT.split())
"""By ISO 3166, those of which the Unicode CLDR has it so in the language of business."""
