// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import java.util.concurrent.Callable;

/** A command: does its work and gives back what it found. Printing it is the session's part. */
public abstract class EngineCommand implements Callable<Integer> {
  private final Session session;

  protected EngineCommand(Session session) {
    this.session = session;
  }

  protected final Session session() {
    return session;
  }

  /**
   * Does the work.
   *
   * @throws dev.carrel.engine.ground.CarrelException if it cannot be done
   */
  protected abstract Outcome run();

  @Override
  public final Integer call() {
    session.tellOfCrash();
    Outcome outcome = run();
    session.print(outcome);
    return outcome.exitStatus();
  }
}
