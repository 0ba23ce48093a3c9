contract = Under contract: { $plan } (rank { $rank }).
warranty = No contract, but under warranty until { $until } (that day excluded).
lapsed = Had a contract; none covers this moment.
none = No contract and no warranty.
unknown = The number belongs to nobody we know.
open = The desk is open { MOMENT($at) }, until { CLOCK($until) }.
open-always = The desk never closes.
closed = The desk is closed { MOMENT($at) }; it opens { MOMENT($opens) }.
closed-holiday = The desk is closed { MOMENT($at) } ({ $holiday }); it opens { MOMENT($opens) }.
closed-for-good = The desk is closed { MOMENT($at) } and no opening is in sight.
desk-answers = In business hours everybody reaches the desk ({ $count ->
    [one] one operator is
   *[other] { $count } operators are
 } there).
desk-empty = The desk is open, but nobody is there to ring: a message is taken.
not-covered-outside = Outside business hours only the availability add-on reaches an operator: a message is taken.
covered-outside = The add-on “{ $add_on }” promises an operator at this hour: who is on call is rung.
nobody-on-call = An operator is promised at this hour, but nobody is on call: a message is taken.
exhausted-ask = The included time is used up: the caller is asked to press 1 for { MONEY($per_hour, $currency) } an hour.
exhausted-bill = The included time is used up: the call goes on at { MONEY($per_hour, $currency) } an hour.
exhausted-message = The included time is used up, and the plan then takes a message.
time-left = Included time left this month: { LENGTH($minutes) }.
rings = Rung in this order: { $operators }; place in the line by rank { $rank }.
