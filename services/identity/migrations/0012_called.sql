-- A kind that an administrator has added to the settings (a term of casework's): what the organisation is called, while it acts as its `kind`.
ALTER TABLE organisation ADD COLUMN called TEXT
    CHECK (called <> '' AND length(called) <= 40 AND called NOT GLOB '*[^a-z0-9_]*');
