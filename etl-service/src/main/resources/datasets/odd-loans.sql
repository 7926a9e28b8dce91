-- Notices what looks wrong in loans that are new, or whose amounts are, by the terms of lending.
CALL mart.notice_odd_loans($1)
