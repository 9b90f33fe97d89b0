package dev.carrel.llama;

/** Placeholder until the binding lands. */
public final class LlamaModel {
  private LlamaModel() {}
}
