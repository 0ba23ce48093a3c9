# Texts of printed documents, in English.

## The head

statement = Support statement for { MONTH($month) }
statement-title = Support statement, { $client }, { MONTH($month) }
month = { MONTH($month) }
no-plan = no support contract
page = page { $page } of { $pages }

## The month in figures

included = included
carried = carried over
used = used
returned = given back
left = left
over = over
worked = work this month
used-share = { $percent }% of { $available } used
returned-share = 0% of { $available } used; given back: { $returned }
meter-alt =
    { $returned ->
        [none] Used: { $used }
       *[other] Given back: { $returned }
    }; included: { $available }; { $over ->
        [none] left: { $left }.
       *[other] over: { $over }.
    }
sentence-used =
    { $client }, { MONTH($month) } – { $returned ->
        [none] used: { $used }
       *[other] given back: { $returned }
    }; included: { $available }; { $over ->
        [none] left: { $left }
       *[other] over: { $over }
    }
sentence-worked = { $client }, { MONTH($month) } – work this month: { $worked }
sentence-kinds = by kind of work: { $kinds }
sentence-history = by month: { $months }
named-length = { $name } { $length }
returned-length = { $name } given back: { $length }

## By kind and by month

by-kind = By kind of work
kind =
    { $kind ->
        [phone] telephone
        [remote] remote work
        [email] e-mail
        [chat] messages
        [consulting] consulting
        [visit] visit
        [internal] internal work
       *[other] { $kind }
    }
history =
    { $count ->
        [one] The last month
       *[other] The last { $count } months
    }
history-unit = hours : minutes
history-alt = Used by month: { $months }.
history-month =
    { MONTH($month) } { $returned ->
        [none] { $used }
       *[other] given back: { $returned }
    } (included: { $included })
short-month =
    { $number ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
short-day = { $day } { $month }

## By ticket

by-ticket = By ticket
ticket = Ticket
subject = Subject
time = Time
no-ticket = without a ticket
ticket-number = #{ $number }

## The price

price = Price of the month
item = Item
amount = Amount
fee = Monthly fee
over-use = Work over the included time
over-use-detail = { $over } × { $price } an hour
total = Total for the month

## Visits and answers

visits = Visits since the start of the year: { $used } of { $included } agreed.
visits-only = Visits since the start of the year: { $used }.
visits-planned = Planned: { $days }.
response-promised =
    { $clock ->
        [yes] A first answer is promised within { $promised }, at any hour.
       *[no] A first answer is promised within { $promised } of working time.
    }
response =
    In time: { $kept }; late: { $missed }{ $open ->
        [0] .
       *[other] ; not answered yet: { $open }.
    }
response-none = You opened no tickets this month.

## Backups

backups =
    { $count ->
        [0] Cloud backup: no backup was made this month.
       *[other] Cloud backup: { $count } this month{ $size ->
            [none] { "" }
           *[other] , { $size } in all
        }; the last on { $last }.
    }

## Corrections of earlier months

corrections = Corrections of earlier months
corrected-month = Month
work-of = Work of

## Every piece of work

lines =
    { $count ->
        [one] { $count } piece of work
       *[other] { $count } pieces of work
    }
day = Day
kind-of-work = Kind of work
operator = Operator
note = Description
minutes = Minutes
sum = Sum
no-work = There was no work this month.

## What could serve the client better

hints = Your advisor suggests
hint-hours-unused = For two months you have used less than a fifth of the included time. A smaller plan may be enough.
hint-visit-not-planned = You have an agreed visit that is not planned yet. Tell us when it suits you.
hint-backup-unused = You pay for the cloud backup, and no backup has been made lately. Let us set it up together.
hint-contact-unlinked = A colleague of yours who gets the statement has not linked a chat with support yet. Your advisor has the code for it.

## How it was counted

counted-step = Every billing step begun is counted in full (step: { $step }).
counted = Every billing step begun under the contract is counted in full.
counted-free = Lines marked { $mark } do not draw on the included time.
counted-no-plan = Without a contract there is no included time to draw on.
questions = Questions about this statement: { $ways }
hash = Fingerprint of the data ({ "SHA-256" })

## An appointment for a calendar

visit = Visit
consulting = Consulting
remote-session = Remote session
appointment-of-company = { $what }: { $company }, { $operator }
appointment-of-client = { $what }: { $client }
with-operator = With: { $operator }
with-client = Client: { $client }
with-contact = Contact: { $contact }
about = About: { $about }
questions-about-it = Questions: { $ways }
soon = { $what } soon

duty-calendar = On duty: { $of } ({ $company })
on-duty = On duty
on-duty-backup = Backup
