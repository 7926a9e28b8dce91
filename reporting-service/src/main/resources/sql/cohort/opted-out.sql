-- The persons who opted out, by their place in the arrays from 1.
SELECT place, sms, email FROM notification.opted_out_channels(?, ?, ?)
