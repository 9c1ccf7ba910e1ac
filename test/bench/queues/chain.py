"""A chain of ten M/M/1 queues in SimPy. Prints the number of events, seconds, and the mean time in the system."""
import random
import sys
import time

import simpy

STATIONS = 10
customers = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
random.seed(1)
env = simpy.Environment()
servers = [simpy.Resource(env, capacity=1) for _ in range(STATIONS)]
events = 0
total = 0.0


def customer():
    global events, total
    entered = env.now
    events += 1
    for server in servers:
        with server.request() as request:
            yield request
            yield env.timeout(random.expovariate(1 / 0.8))
            events += 1
    total += env.now - entered


def arrivals():
    for _ in range(customers):
        yield env.timeout(random.expovariate(1.0))
        env.process(customer())


started = time.perf_counter()
env.process(arrivals())
env.run()
print(events, f"{time.perf_counter() - started:.9f}", f"{total / customers:.6f}")
