-- wrk script: searches of one kind over the calls of bench/log.sql, as the log portal or the API is asked.
-- wrk … URL -- page|api KIND SECRET SEED DAY WORDS
local way, kind, day, words

local function escaped(text)
  return (text:gsub("[^%w%-_.~]", function(c) return string.format("%%%02X", c:byte()) end))
end

function init(args)
  way, kind, day = args[1], args[2], args[5]
  math.randomseed(tonumber(args[4]) + tonumber(tostring({}):match("0x(%x+)"), 16) % 100000)
  wrk.headers[way == "page" and "Cookie" or "Authorization"] = way == "page" and args[3] or "Bearer " .. args[3]
  words = {}
  for line in io.lines(args[6]) do words[#words + 1] = line end
end

local function ago(seconds) return os.date("!%Y-%m-%dT%H:%M:%S", os.time() - seconds) end

local function method()
  local methods = { "orders/history", "change_contacts", "Renotify", "auth/login", "multi_request", "SearchOrders" }
  return methods[math.random(#methods)]
end

-- What is searched for, and the seconds back from now, or "day" for a day of the past.
local what = {
  hour = function() return "", 3600 end,
  session = function()
    local at = os.time() - math.random(0, 29) * 86400
    return string.format("session:B%05d%s", math.random(0, 1999), os.date("!%y%m%d", at)), nil
  end,
  order = function() return string.format("order:26%011d", math.random(1, 1000000)), nil end,
  errors = function() return "-outcome:ok message:" .. method(), 86400 end,
  user = function() return string.format("user:user%d@example.org", math.random(2, 998)), nil end,
  source = function() return math.random(2) == 1 and "source:console" or "source:job", 86400 end,
  status = function() return math.random(2) == 1 and "status:500" or "status:4xx", 86400 end,
  text = function() return words[math.random(#words)], "day" end,
  rarest = function() return "status:418", "all" end,
  slow = function() return "duration:>500ms", "all" end,
  quick = function() return "duration:>39ms", 86400 end,
  some = function() return string.format('"Василёк-%d"', math.random(0, 996)), "day" end,
  common = function() return "Иванов", "day" end,
  without = function() return "-source:api -message:decide -user:user7@example.org", 86400 end,
  nobody = function() return "-message:" .. method() .. " duration:>10s", 86400 end,
}

function request()
  local q, range = what[kind]()
  local path = wrk.path .. "?q=" .. escaped(q)
  if range == "day" then
    path = path .. (way == "page" and "&from=" .. day .. "T00:00&until=" .. day .. "T23:59" or
      "&from=" .. day .. "T00:00:00Z&until=" .. day .. "T23:59:00Z")
  elseif range == "all" then
    path = path .. (way == "page" and "&range=all" or "")
  elseif range then
    path = path .. (way == "page" and "&range=" .. (range == 3600 and "1h" or "24h") or "&from=" .. ago(range) .. "Z")
  end
  return wrk.format("GET", path)
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT p50_ms=%.1f p99_ms=%.1f requests=%d failed=%d\n", latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, summary.requests,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
