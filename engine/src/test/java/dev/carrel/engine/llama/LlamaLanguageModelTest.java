// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.LanguageModelContract;
import dev.carrel.llama.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The contract on a small real model, with llama.cpp's own cache and with ours. */
class LlamaLanguageModelTest {
  private static LanguageModel model;

  @BeforeAll
  static void load() {
    model =
        LlamaLanguageModel.load(
            "smollm2-135m", TestModels.smolLm2(), Progress.SILENT, new Cancellation());
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Nested
  class Exact extends LanguageModelContract {
    @Override
    protected LanguageModel model() {
      return model;
    }

    @Override
    protected KvProfile profile() {
      return KvProfile.EXACT;
    }

    @Override
    protected double rounding() {
      return 0.03;
    }
  }

  @Nested
  class Compressed extends LanguageModelContract {
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
      return 0.15;
    }
  }
}
