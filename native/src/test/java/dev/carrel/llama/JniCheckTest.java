// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JniCheckTest {

  @Test
  void everyNativeMethodIsCalledWithoutAWarningOfTheJniChecker() {
    String output = ForkedJvm.run(Everything.class, TestModels.smolLm2().toString());
    assertTrue(output.contains("done"), output);
  }

  /** Calls each native method, also with what it must refuse. */
  static final class Everything {
    private Everything() {}

    public static void main(String[] args) throws IOException {
      Path file = Path.of(args[0]);
      Path folder = Files.createTempDirectory("jni");
      System.out.println(Device.all() + " " + NativeLibrary.status());
      refuse(() -> LlamaModel.load(folder, LlamaModel.Options.DEFAULT, LoadProgress.NONE));
      refuse(() -> LlamaModel.load(file, LlamaModel.Options.DEFAULT, done -> false));
      try (LlamaModel model =
          LlamaModel.load(file, LlamaModel.Options.DEFAULT, done -> done <= 1)) {
        LlamaContext.Options options = LlamaContext.Options.of(512).withSequences(2);
        System.out.println(model.metadata() + model.description() + model.plan(options));
        try (LlamaContext context = model.newContext(options)) {
          decode(model, context);
          states(context, folder);
        }
        chat(model);
      }
      System.out.println("done");
    }

    private static void decode(LlamaModel model, LlamaContext context) {
      Vocabulary vocabulary = model.vocabulary();
      int[] tokens = vocabulary.tokenize("One, two, three", true, true);
      System.out.println(vocabulary.detokenizeToString(tokens));
      System.out.println(vocabulary.isEndOfGeneration(1) + " " + vocabulary.isControl(1));
      refuse(() -> vocabulary.piece(-1));
      context.decode(Batch.of(tokens, 0, 0));
      System.out.println(context.argmax(-1) + " " + context.argmax(-1, new int[] {1, 2}));
      System.out.println(context.logits(-1).length);
      System.out.println(Arrays.toString(context.logProbabilities(-1, new int[] {1, 2})));
      refuse(() -> context.logits(0));
      refuse(() -> context.argmax(-1, new int[] {-5}));
      refuse(() -> context.decode(Batch.of(new int[] {-7}, 9, 0)));
      context.copy(0, 1, 0, -1);
      context.keep(1);
      System.out.println(context.remove(1, 2, -1) + " " + context.posMin(1) + context.posMax(1));
      context.abort();
      System.out.println(context.decode(Batch.of(tokens, 2, 1)));
      context.clearAbort();
      System.out.println(context.memory());
    }

    private static void states(LlamaContext context, Path folder) {
      Path one = folder.resolve("one");
      Path all = folder.resolve("all");
      context.clear();
      context.decode(Batch.of(new int[] {5, 6, 7}, 0, 0));
      context.saveSequence(one, 0, new int[] {5, 6, 7});
      context.save(all, new int[] {5, 6, 7});
      System.out.println(Arrays.toString(context.loadSequence(one, 1)));
      System.out.println(Arrays.toString(context.load(all)));
      refuse(() -> context.loadSequence(folder.resolve("none"), 0));
    }

    private static void chat(LlamaModel model) {
      ChatTemplate template = model.chatTemplate().orElseThrow();
      List<ChatMessage> messages = List.of(new ChatMessage("user", "Hi"));
      System.out.println(template.apply(messages, true));
      try (LlamaContext context = model.newContext(LlamaContext.Options.of(256))) {
        refuse(() -> context.argmax(-1));
        context.decode(Batch.of(template.tokenize(messages, true), 0, 0));
        System.out.println(context.argmax(-1));
      }
    }

    private static void refuse(Runnable call) {
      try {
        call.run();
      } catch (LlamaException e) {
        System.out.println(e.kind() + ": " + e.getMessage());
        return;
      }
      throw new IllegalStateException("was not refused");
    }
  }
}
