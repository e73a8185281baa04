"""What passes from one holder of a role to the next."""

import datetime as dt

from donghanh.base.sockets import Socket

from ..models import Appointment

# Asked upwards: what hangs on the person who held a role (not on the unit) goes to the successor; the answer is how
# many things did.
role_passed: Socket[[Appointment, Appointment, dt.date], int] = Socket(
    "What did the predecessor hold in person that the successor takes over from this day?"
)
