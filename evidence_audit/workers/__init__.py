"""Worker processes that can be killed: hostile input takes a worker down, and nothing else.

`pool.Workers` is a `concurrent.futures.Executor`. A call that takes too long, too much memory
or its process with it becomes a `LostError` of its own future; the others go on. Nothing is
imported here: the first process is to be started before the pool is even loaded.
"""
