-- The terms on which loans are given, of the public lending case: a loan is due after 90 days; the tax is Brazil's IOF,
-- 0.38 % once and 0.0082 % a day (the case's text says 3.8 %, its data say 0.38 %); interest is per year of 360 days.
CREATE OR REPLACE VIEW mart.lending_terms AS
SELECT 90 AS term_days, 0.0038 AS tax_once, 0.000082 AS tax_per_day, 360 AS days_of_year, 0.01 AS tolerance;
