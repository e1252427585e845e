-- As requests.lua, and each connection rests before it asks again: PACED_MS milliseconds on average, between none and
-- twice that.
dofile((debug.getinfo(1, "S").source:match("^@?(.*/)") or "") .. "requests.lua")

local twice = 2 * tonumber(os.getenv("PACED_MS"))

function delay()
    return math.random(0, twice)
end
