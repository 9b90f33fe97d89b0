// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.lang.ref.Cleaner;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * Owns one native object. It is freed once: when closed, or when its owner is collected, but never
 * while a call is using it, nor before the objects made from it are freed.
 */
final class NativeHandle implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final State state;
  private final Cleaner.Cleanable cleanable;

  /**
   * Takes over a native object.
   *
   * @param owner the handle is closed when this is collected
   * @param name for messages
   * @param parents stay alive at least as long
   */
  NativeHandle(
      Object owner, String name, long address, LongConsumer free, List<NativeHandle> parents) {
    List<State> parentStates = parents.stream().map(parent -> parent.state).toList();
    parentStates.forEach(State::acquire);
    this.state = new State(name, address, free, parentStates);
    this.cleanable = CLEANER.register(owner, state);
  }

  /** Calls with the native address; throws {@link IllegalStateException} after close. */
  <T> T with(LongFunction<T> call) {
    state.acquire();
    return whileAcquired(call);
  }

  private <T> T whileAcquired(LongFunction<T> call) {
    try {
      return call.apply(state.address);
    } finally {
      state.release();
    }
  }

  /** Calls with the native address, or not at all after close. */
  <T> Optional<T> unlessClosed(LongFunction<T> call) {
    return state.acquireUnlessClosed() ? Optional.of(whileAcquired(call)) : Optional.empty();
  }

  /** As {@link #with}, without a result. */
  void run(LongConsumer call) {
    long address = state.acquire();
    try {
      call.accept(address);
    } finally {
      state.release();
    }
  }

  boolean isClosed() {
    return state.isClosed();
  }

  @Override
  public void close() {
    cleanable.clean();
  }

  /** What the cleaner holds: must not reach the owner. */
  private static final class State implements Runnable {
    private final String name;
    private final long address;
    private final LongConsumer free;
    private final List<State> parents;
    private int users;
    private boolean closed;

    State(String name, long address, LongConsumer free, List<State> parents) {
      this.name = name;
      this.address = address;
      this.free = free;
      this.parents = parents;
    }

    long acquire() {
      if (!acquireUnlessClosed()) {
        throw new IllegalStateException(name + " is closed");
      }
      return address;
    }

    synchronized boolean acquireUnlessClosed() {
      if (closed) {
        return false;
      }
      users++;
      return true;
    }

    void release() {
      boolean last;
      synchronized (this) {
        users--;
        last = closed && users == 0;
      }
      if (last) {
        free();
      }
    }

    synchronized boolean isClosed() {
      return closed;
    }

    @Override
    public void run() {
      boolean idle;
      synchronized (this) {
        if (closed) {
          return;
        }
        closed = true;
        idle = users == 0;
      }
      if (idle) {
        free();
      }
    }

    private void free() {
      free.accept(address);
      parents.forEach(State::release);
    }
  }
}
