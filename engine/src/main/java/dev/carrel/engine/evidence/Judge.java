// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.YesNoQuestion.Example;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import java.util.List;

/**
 * Asks a model whether a passage says what a sentence says, and looks how likely its yes is against
 * its no. Whether that counts is measured at calibration: {@link
 * dev.carrel.engine.model.JudgeMeasure}. Then it may be asked, too, whether the passage answers the
 * question: a small model copies a sentence that stands near to what was asked.
 */
public final class Judge {
  /** The threshold is measured in it, so it is the same wherever a model is asked. */
  static final KvProfile PROFILE = KvProfile.FAITHFUL;

  /** Tokens that a question may have, without the examples that stand before it. */
  private static final int ROOM = 1024;

  private static final String SAYS =
      "Does the passage say what the statement says? Answer with yes or no only.\n\n";
  private static final String PASSAGE = "Passage: ";
  private static final String STATEMENT = "\n\nStatement: ";

  private static final String ANSWERS =
      "Does the passage answer the question? Answer with yes or no only.\n\n";
  private static final String QUESTION = "Question: ";

  /** Made up. Without them a small model denies what is said in other words than the passage's. */
  private static final List<Example> SAID =
      List.of(
          new Example(
              "The Carrier shall deliver the goods within ten days. Delivery is free of charge for"
                  + " orders above 500 euros.",
              "For orders above 500 euros, delivery costs nothing.",
              true),
          new Example(
              "The Tenant shall pay the rent by the fifth day of each month.",
              "The Landlord pays the rent.",
              false),
          new Example(
              "This Agreement is entered into as of May 4, 2015 by Alder Corp. and Birch Ltd.",
              "The deal is between Alder Corp. and Birch Ltd.",
              true),
          new Example(
              "Either party may end this contract by giving sixty days' notice.",
              "Notice of ninety days is needed to end the contract.",
              false),
          new Example(
              "Der Käufer prüft die Ware binnen einer Woche.",
              "Für die Prüfung der Ware hat der Käufer sieben Tage.",
              true),
          new Example(
              "The Licensee shall return all copies upon expiry.",
              "The Licensee must insure the copies.",
              false));

  /** Made up. Without them a small model takes a clause that is near to an answer for one. */
  private static final List<Example> ANSWERED =
      List.of(
          new Example(
              "If the goods are late, do we get money back?",
              "For each week of delay the Supplier shall pay to the Buyer one percent of the"
                  + " price.",
              true),
          new Example(
              "Do we have to keep things secret once it is over?",
              "Upon expiry the Licensee shall return all copies of the Software to the Licensor.",
              false),
          new Example(
              "Who has to pay for repairs?",
              "The Tenant shall pay the rent by the fifth day of each month.",
              false),
          new Example(
              "What if one of us goes broke?",
              "Either party may end this contract at once if a petition in bankruptcy is filed"
                  + " against the other.",
              true));

  private final LanguageModel model;
  private final YesNoQuestion says;
  private final YesNoQuestion answers;

  private Judge(LanguageModel model, YesNoQuestion says, YesNoQuestion answers) {
    this.model = model;
    this.says = says;
    this.answers = answers;
  }

  /**
   * Of a model.
   *
   * @throws CarrelException MODEL_INVALID if its chat form leaves out what is said
   */
  public static Judge of(LanguageModel model) {
    return new Judge(
        model,
        YesNoQuestion.of(model, SAYS, PASSAGE, STATEMENT, SAID),
        YesNoQuestion.of(model, ANSWERS, QUESTION, "\n\n" + PASSAGE, ANSWERED));
  }

  /**
   * A context to ask in.
   *
   * @param threads that compute
   * @throws CarrelException OUT_OF_MEMORY
   */
  public ModelContext open(int threads) {
    int tokens = ROOM + says.opening().length + answers.opening().length;
    return model.open(new ContextOptions(tokens, PROFILE, threads));
  }

  /** Tokens of the examples: about statements, and about answers. */
  List<int[]> openings() {
    return List.of(says.opening(), answers.opening());
  }

  /** Whether it can be asked if a passage says what a statement says: it is short enough. */
  public boolean fits(String passage, String claim) {
    return tokens(passage, claim).length <= ROOM + says.opening().length;
  }

  /** Whether it can be asked if a passage answers a question. */
  public boolean fitsAnswer(String question, String passage) {
    return answerTokens(question, passage).length <= ROOM + answers.opening().length;
  }

  /** Tokens before a passage: what all questions about statements have in common. */
  public int[] opening() {
    return says.opening();
  }

  /** Tokens of a passage: what several statements to it have in common. */
  public int[] passage(String passage) {
    return says.first(passage);
  }

  /** Tokens behind a passage, up to where the model says yes or no. */
  public int[] statement(String claim) {
    return says.second(claim);
  }

  /**
   * How likely yes is against no behind what a sequence has read.
   *
   * @param sequence that was just read: {@link #opening}, {@link #passage}, {@link #statement}
   * @return 0 to 1
   */
  public double agreement(ModelContext context, int sequence) {
    return says.yes(context, sequence);
  }

  /**
   * Asks about one statement.
   *
   * @param examples a sequence for the examples, which are read into it once; nothing else may be
   * @param sequence an empty one, which is empty again afterwards; with room for {@link #tokens},
   *     of which the examples take none
   * @return the probability of yes against no, 0 to 1
   * @throws CarrelException as {@link ModelContext#read}
   */
  public double agreement(
      ModelContext context,
      int examples,
      int sequence,
      String passage,
      String claim,
      Cancellation cancellation) {
    return says.askBehind(context, examples, sequence, passage, claim, cancellation);
  }

  /** All tokens of that, with the examples. */
  public int[] tokens(String passage, String claim) {
    return says.tokens(passage, claim);
  }

  /**
   * Asks whether a passage answers a question.
   *
   * @param examples a sequence for the examples, which are read into it once; nothing else may be
   * @param sequence an empty one, which is empty again afterwards; with room for {@link
   *     #answerTokens}, of which the examples take none
   * @return the probability of yes against no, 0 to 1
   * @throws CarrelException as {@link ModelContext#read}
   */
  public double answers(
      ModelContext context,
      int examples,
      int sequence,
      String question,
      String passage,
      Cancellation cancellation) {
    return answers.askBehind(context, examples, sequence, question, passage, cancellation);
  }

  /** All tokens of that, with the examples. */
  public int[] answerTokens(String question, String passage) {
    return answers.tokens(question, passage);
  }
}
