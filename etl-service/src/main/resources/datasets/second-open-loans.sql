-- Notices loans of clients who have another one open.
CALL mart.notice_second_open_loans($1)
