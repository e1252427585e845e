-- For wrk: asks what stands in a file, in turn from a place of its own, and says what came of it as one line of JSON.
--
--   wrk ... -s requests.lua URL -- FILE
--
-- A line is METHOD, address, cookie and body between tabs; the body may be empty.
local asked = {}
local at = 0

function init(arguments)
    for line in io.lines(arguments[1]) do
        local method, address, cookie, body = line:match("^(%S+)\t(%S+)\t([^\t]*)\t(.*)$")
        local headers = { ["Cookie"] = cookie, ["X-Polku-Request"] = "1" }
        if body == "" then
            body = nil
        else
            headers["Content-Type"] = "application/json"
        end
        asked[#asked + 1] = wrk.format(method, address, headers, body)
    end
    math.randomseed(os.time())
    at = math.random(#asked)
end

function request()
    at = at % #asked + 1
    return asked[at]
end

local SLOW = 10000 -- microseconds

local function slow(latency)
    local answers = 0
    for i = 1, #latency do
        local time, count = latency(i)
        if time >= SLOW then answers = answers + count end
    end
    return answers
end

function done(summary, latency)
    local failed = summary.errors
    io.write(string.format(
        '{"rate": %.1f, "p50": %.3f, "p99": %.3f, "answers": %d, "slow": %d, "wrong": %d, "broken": %d}\n',
        summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
        summary.requests, slow(latency), failed.status, failed.connect + failed.read + failed.write + failed.timeout))
end
