package dev.carrel.engine.model;

/** Placeholder until the binding lands. */
public final class LlamaLanguageModel {
  private LlamaLanguageModel() {}
}
