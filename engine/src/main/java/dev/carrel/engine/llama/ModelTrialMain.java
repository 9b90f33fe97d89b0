// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.sandbox.Guard;
import dev.carrel.engine.sandbox.Sandbox;
import dev.carrel.llama.ChatMessage;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.LoadProgress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a process begins that opens a model which may be damaged or hostile: its words, the shapes
 * of its tensors and its chat form, but no weights. Its arguments are those of {@link
 * dev.carrel.engine.sandbox.GuardedJava}, of which the last is the model. It prints {@link #WELL},
 * or why the model is refused; or it crashes, which is what it is for.
 */
public final class ModelTrialMain {
  /** What is printed of a model that can be opened. */
  public static final String WELL = "well";

  private static final int TOKENS = 512;
  private static final String WORDS = "Which law governs the lease, and from 1 July 2026?";

  private ModelTrialMain() {}

  public static void main(String[] arguments) {
    PrintStream pipe = System.out;
    System.setOut(System.err);
    List<Guard> _ = Sandbox.enter(Sandbox.Left.of(arguments));
    try {
      open(Path.of(arguments[arguments.length - 1]));
      pipe.println(WELL);
    } catch (LlamaException e) {
      pipe.println(e.getMessage());
    }
    pipe.flush();
  }

  /**
   * The trial itself.
   *
   * @throws LlamaException if the model is refused
   */
  static void open(Path file) {
    LlamaModel.Options wordsOnly = LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.PLAN);
    try (LlamaModel words = LlamaModel.load(file, wordsOnly, LoadProgress.NONE);
        LlamaModel planner = words.planner()) {
      int[] _ = words.vocabulary().tokenize(WORDS, true, true);
      words
          .chatTemplate()
          .ifPresent(form -> form.apply(List.of(new ChatMessage("user", WORDS)), true));
      var _ = planner.plan(LlamaContext.Options.of(TOKENS));
    }
  }
}
