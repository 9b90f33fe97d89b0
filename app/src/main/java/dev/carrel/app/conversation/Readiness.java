package dev.carrel.app.conversation;

/**
 * What can be asked about.
 *
 * @param toAsk documents that are read, or in part
 * @param whole of these, those that are read to their end
 * @param coming documents that will be read by themselves
 */
public record Readiness(int toAsk, int whole, int coming) {
  static final Readiness NOTHING = new Readiness(0, 0, 0);

  /** Whether a question can be asked: now, or to wait for what is coming. */
  boolean canAsk() {
    return toAsk > 0 || coming > 0;
  }
}
