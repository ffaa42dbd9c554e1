-- wrk script: searches of one kind over the orders of one customer of bench/orders.sql.
-- wrk … URL -- KIND APPKEY SESSION SEED FIRST ORDERS
-- KIND: first | middle | last | date | state | changed | number | own | history | statuses
local kind, appkey, secret, first, orders

function init(args)
  kind, appkey, secret = args[1], args[2], args[3]
  math.randomseed(tonumber(args[4]) + tonumber(tostring({}):match("0x(%x+)"), 16) % 100000)
  first, orders = tonumber(args[5]), tonumber(args[6])
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
end

-- Five days, in which each customer has more than a page of orders.
local function days()
  local month, day = math.random(1, 12), math.random(1, 23)
  return string.format('"dateStart":"2025-%02d-%02d","dateEnd":"2025-%02d-%02d"', month, day, month, day + 4)
end

local function number() return string.format("26%011d", first + math.random(0, orders - 1)) end

local what = {
  first = function() return '"page":1' end,
  middle = function() return string.format('"page":%d', math.floor(orders / 50) + math.random(0, 9)) end,
  last = function() return string.format('"page":%d', math.floor(orders / 25) - math.random(0, 9)) end,
  date = days,
  state = function() return '"states":["arrived"]' end,
  changed = function() return '"lastUpdate":"2026-11-01 00:00:00","orderBy":"updated_at"' end,
  number = function() return string.format('"docIds":["%s"]', number()) end,
  own = function() return string.format('"orderNumber":"S-%d"', math.random(1, orders)) end,
  history = function() return string.format('"orderID":"%s"', number()) end,
  statuses = function() return string.format('"docIds":["%s"]', number()) end,
}

function request()
  return wrk.format(nil, nil, nil,
    string.format('{"appkey":"%s","sessionID":"%s",%s}', appkey, secret, what[kind]()))
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT rate=%.1f p50_ms=%.2f p99_ms=%.2f requests=%d failed=%d\n",
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.requests, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
