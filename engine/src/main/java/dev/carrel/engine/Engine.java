package dev.carrel.engine;

/** Placeholder until the parts are joined. */
public final class Engine {
  private Engine() {}
}
