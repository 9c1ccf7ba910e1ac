// A chain of ten M/M/1 queues on a binary heap ordered by time and then by order of scheduling, as the engine's calendar is.
// Prints the number of events, seconds, and the mean time in the system.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <queue>
#include <vector>

namespace {
constexpr int stations = 10;

struct Event {
  double time;
  std::uint64_t sequence;
  std::int32_t station;
  std::int32_t customer;
};

struct Later {
  bool operator()(const Event &a, const Event &b) const {
    return a.time != b.time ? a.time > b.time : a.sequence > b.sequence;
  }
};

std::uint32_t state = 0x9e3779b9u;

double uniform() {
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return (state + 0.5) / 4294967296.0;
}

double exponential(double mean) { return -mean * std::log(uniform()); }
}  // namespace

int main(int argc, char **argv) {
  const std::int32_t customers = argc > 1 ? std::atoi(argv[1]) : 100000;
  std::priority_queue<Event, std::vector<Event>, Later> calendar;
  std::deque<std::int32_t> waiting[stations];
  std::vector<double> entered(customers);
  std::uint64_t sequence = 0, events = 0;
  double total = 0;
  std::int32_t arrived = 0;
  const auto started = std::chrono::steady_clock::now();
  calendar.push({exponential(1.0), sequence++, -1, 0});
  while (!calendar.empty()) {
    const Event event = calendar.top();
    calendar.pop();
    events++;
    const double now = event.time;
    std::int32_t station = event.station, customer = event.customer;
    if (station < 0) {
      entered[customer] = now;
      if (++arrived < customers) calendar.push({now + exponential(1.0), sequence++, -1, arrived});
    } else {
      waiting[station].pop_front();
      if (!waiting[station].empty())
        calendar.push({now + exponential(0.8), sequence++, station, waiting[station].front()});
    }
    if (++station == stations) {
      total += now - entered[customer];
      continue;
    }
    waiting[station].push_back(customer);
    if (waiting[station].size() == 1) calendar.push({now + exponential(0.8), sequence++, station, customer});
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  std::printf("%llu %.9f %.6f\n", static_cast<unsigned long long>(events), seconds, total / customers);
}
