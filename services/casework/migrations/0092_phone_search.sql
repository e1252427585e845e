-- A phone number is found however it is written: its digits, without what stands for Finland and without the zero before an area.
ALTER TABLE client ADD COLUMN phone_key TEXT GENERATED ALWAYS AS (
    ltrim(CASE
        WHEN replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', '') LIKE '+358%'
        THEN substr(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', ''), 5)
        WHEN replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', '') LIKE '00358%'
        THEN substr(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', ''), 6)
        ELSE replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', '')
    END, '0')) VIRTUAL;
CREATE INDEX client_phone ON client (phone_key) WHERE phone <> '';
