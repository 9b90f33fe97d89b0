// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

class ScriptedModelTest extends LanguageModelContract {
  private final ScriptedModel model = new ScriptedModel(" tenant is Bolt Limited.", 100_000);

  @Override
  protected LanguageModel model() {
    return model;
  }

  @Override
  protected KvProfile profile() {
    return KvProfile.BALANCED;
  }

  @Override
  protected double rounding() {
    return 0;
  }
}
