INSERT INTO audit (actor, action, subject, rows, at) VALUES (?, ?, ?, ?, ?)
