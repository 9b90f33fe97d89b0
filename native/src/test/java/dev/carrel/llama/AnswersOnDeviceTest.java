// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Twenty questions on one text, answered with the context in the machine's memory, where the
 * processor attends to it, and in a device's. All else is the device's both times. The sums differ
 * in their last digits; a value that lies between two codes then gets the other one, which moves
 * what the model says by as much as the codec does. So where two words are nearly as likely another
 * one may be taken, and from there on the answers have nothing to do with each other: this tells a
 * context that is kept wrongly, in which little would be the same. {@code
 * -Dcarrel.device.questions} asks fewer, as CI does.
 */
class AnswersOnDeviceTest {
  private static final int TEXT = 256;
  private static final int WORDS = 8;
  private static final int CONTEXT = 2048;

  /** Of the model, and its output. */
  private static final int LAYERS = 31;

  /** So few that they attend to the codes as they lie. */
  private static final int BESIDE = 5;

  /** Of what a word is more likely than another (natural logarithm) where they are nearly alike. */
  private static final double NEARLY = 1;

  private static final List<String> TWENTY =
      List.of(
          "What becomes necessary?",
          "What connected the people with another?",
          "What is the station called?",
          "Who entitles them?",
          "What should they declare?",
          "Which truths are held?",
          "How are men created?",
          "Who endowed them?",
          "Which rights are named first?",
          "Why are governments instituted?",
          "From what do governments derive their powers?",
          "What may the people alter?",
          "On what is a new government founded?",
          "How are its powers organized?",
          "What will prudence dictate?",
          "What should not be changed for light causes?",
          "What has experience shown?",
          "What are mankind disposed to suffer?",
          "What is abolished?",
          "What do abuses evince?");

  private static final List<String> QUESTIONS =
      TWENTY.subList(0, Integer.getInteger("carrel.device.questions", TWENTY.size()));

  /** Answers at least that are the same to the last word. */
  private static final int THE_SAME = QUESTIONS.size() / 2;

  private String device = "";

  @BeforeEach
  void findADevice() {
    device = GraphicsDevice.orSkip();
  }

  @Test
  void answersAreTheSameButWhereTwoWordsAreNearlyAsLikely() throws IOException {
    KvLayout layout = layout();
    List<Said> kept = answers(DeviceContext.HOST, layout);
    for (DeviceContext where : List.of(DeviceContext.ROWS, DeviceContext.CODES)) {
      List<Said> there = answers(where, layout);
      int same = 0;
      List<String> apart = new ArrayList<>();
      double most = 0;
      for (int q = 0; q < QUESTIONS.size(); q++) {
        int at = kept.get(q).mismatch(there.get(q));
        if (at < 0) {
          same++;
        } else {
          double more = kept.get(q).more(at, there.get(q).word(at));
          most = Math.max(most, more);
          apart.add(String.format(Locale.ROOT, "%s word %d, by %.3f", QUESTIONS.get(q), at, more));
        }
      }
      String said = "%s: %d are the same, not %s".formatted(where, same, apart);
      assertTrue(same >= THE_SAME && most < NEARLY, said);
    }
  }

  /** The first words of an answer, a token each, and how likely each token was for each of them. */
  private static final class Said {
    private final int[] words = new int[WORDS];
    private final float[][] logits = new float[WORDS][];

    /** The likeliest at an index of the last batch, -1 its last, is a word. */
    void take(LlamaContext context, int index, int word) {
      words[word] = context.argmax(index);
      logits[word] = context.logits(index);
    }

    int word(int at) {
      return words[at];
    }

    /** The first word that is another one there; -1: none is. */
    int mismatch(Said other) {
      return Arrays.mismatch(words, other.words);
    }

    /** By how much a word was more likely than another, as a difference of logarithms. */
    double more(int at, int other) {
      return logits[at][words[at]] - logits[at][other];
    }
  }

  private List<Said> answers(DeviceContext where, KvLayout layout) throws IOException {
    LlamaModel.Options all =
        LlamaModel.Options.DEFAULT.withDevices(List.of(device), List.of(LAYERS));
    try (LlamaModel model = LlamaModel.load(TestModels.smolLm2(), all, LoadProgress.NONE);
        LlamaContext context =
            model.newContext(
                LlamaContext.Options.of(CONTEXT)
                    .withKv(layout)
                    .withSequences(BESIDE + 1)
                    .withOutputs(BESIDE)
                    .withThreads(1, 1)
                    .withDeviceContext(where))) {
      read(context, Batch.of(Declaration.tokens(model, TEXT), 0, 0));
      List<Said> said = new ArrayList<>();
      for (int q = 0; q < QUESTIONS.size(); q += BESIDE) {
        List<String> questions = QUESTIONS.subList(q, Math.min(q + BESIDE, QUESTIONS.size()));
        said.addAll(answer(model, context, questions));
      }
      return said;
    }
  }

  /** Side by side, as questions on one document are answered. */
  private static List<Said> answer(LlamaModel model, LlamaContext context, List<String> questions) {
    List<Said> said = new ArrayList<>();
    int[] ends = new int[questions.size()];
    for (int i = 0; i < questions.size(); i++) {
      context.remove(i + 1, 0, -1);
      context.copy(0, i + 1, 0, -1);
      String asked = "\n\nQuestion: " + questions.get(i) + "\nAnswer:";
      int[] prompt = model.vocabulary().tokenize(asked, false, false);
      read(context, Batch.of(prompt, TEXT, i + 1));
      ends[i] = TEXT + prompt.length;
      said.add(new Said());
      said.get(i).take(context, -1, 0);
    }
    Batch step = new Batch(questions.size());
    for (int word = 1; word < WORDS; word++) {
      step.clear();
      for (int i = 0; i < questions.size(); i++) {
        step.add(said.get(i).word(word - 1), ends[i] + word - 1, i + 1, true);
      }
      read(context, step);
      for (int i = 0; i < questions.size(); i++) {
        said.get(i).take(context, i, word);
      }
    }
    return said;
  }

  private static void read(LlamaContext context, Batch batch) {
    assertEquals(DecodeResult.OK, context.decode(batch));
  }

  /**
   * As a person has it who reads with the CPU first: its calibration, and the types of faithful.
   */
  private static KvLayout layout() throws IOException {
    try (LlamaModel model =
        LlamaModel.load(TestModels.smolLm2(), LlamaModel.Options.DEFAULT, LoadProgress.NONE)) {
      KvCalibration calibration =
          KvCalibration.measure(model, Declaration.tokens(model, TEXT), 1, () -> false);
      return KvLayout.ofCodec(KvType.Q8_0, KvType.TURBO4, Optional.of(calibration));
    }
  }
}
