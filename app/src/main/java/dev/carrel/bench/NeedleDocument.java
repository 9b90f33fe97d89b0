// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A long document of ordinary prose with facts hidden in it, spread evenly from its beginning to
 * its end. The same for the same seed, length and tokenizer.
 */
final class NeedleDocument {
  /** The least that holds twelve facts and something around them. */
  static final int LEAST_TOKENS = 500;

  /** How far from the middle of its share of the document a fact may stand, in shares. */
  private static final double JITTER = 0.35;

  private final List<Piece> pieces;
  private final List<Needle> needles;

  private NeedleDocument(List<Piece> pieces, List<Needle> needles) {
    this.pieces = pieces;
    this.needles = needles;
  }

  /**
   * A fact in its place.
   *
   * @param depth where it stands, from 0 for the beginning to 1 for the end
   */
  record Needle(NeedleFact fact, double depth) {}

  /** A sentence with the space before it. */
  private static final class Piece {
    private final String text;
    private final int[] tokens;

    Piece(String text, Function<String, int[]> tokenizer) {
      this.text = text;
      this.tokens = tokenizer.apply(text);
    }
  }

  /**
   * Makes one.
   *
   * @param tokens its length; it ends within a paragraph's length of it, never behind it
   * @param tokenizer of the model that will read it
   */
  static NeedleDocument make(int tokens, long seed, Function<String, int[]> tokenizer) {
    return make(NeedleFacts.twelve(seed), tokens, seed, tokenizer);
  }

  /** The same with other facts. */
  static NeedleDocument make(
      List<NeedleFact> facts, int tokens, long seed, Function<String, int[]> tokenizer) {
    List<Piece> hidden =
        facts.stream().map(fact -> new Piece(" " + fact.sentence(), tokenizer)).toList();
    List<Piece> pieces = filler(tokens - length(hidden), seed, tokenizer);
    return hide(facts, hidden, pieces, new Random(seed + 1));
  }

  private static List<Piece> filler(int tokens, long seed, Function<String, int[]> tokenizer) {
    NeedleFiller filler = new NeedleFiller(seed);
    List<Piece> pieces = new ArrayList<>();
    for (int left = tokens; ; ) {
      List<Piece> paragraph = paragraph(filler.next(), tokenizer);
      left -= length(paragraph);
      if (left < 0) {
        return pieces;
      }
      pieces.addAll(paragraph);
    }
  }

  private static List<Piece> paragraph(List<String> sentences, Function<String, int[]> tokenizer) {
    List<Piece> pieces = new ArrayList<>();
    for (String sentence : sentences) {
      pieces.add(new Piece((pieces.isEmpty() ? "\n\n" : " ") + sentence, tokenizer));
    }
    return pieces;
  }

  /** Each fact behind the sentence at which its place comes up. */
  private static NeedleDocument hide(
      List<NeedleFact> facts, List<Piece> hidden, List<Piece> filler, Random random) {
    int total = length(filler) + length(hidden);
    List<Piece> all = new ArrayList<>();
    List<Needle> needles = new ArrayList<>();
    int at = 0;
    double place = place(0, facts.size(), random);
    for (Piece piece : filler) {
      all.add(piece);
      at += piece.tokens.length;
      while (needles.size() < facts.size() && at >= place * total) {
        int i = needles.size();
        all.add(hidden.get(i));
        needles.add(new Needle(facts.get(i), (double) at / total));
        at += hidden.get(i).tokens.length;
        place = place(i + 1, facts.size(), random);
      }
    }
    for (int i = needles.size(); i < facts.size(); i++) {
      all.add(hidden.get(i));
      needles.add(new Needle(facts.get(i), (double) at / total));
      at += hidden.get(i).tokens.length;
    }
    return new NeedleDocument(List.copyOf(all), List.copyOf(needles));
  }

  private static double place(int i, int count, Random random) {
    return (i + 0.5 + JITTER * (2 * random.nextDouble() - 1)) / count;
  }

  private static int length(List<Piece> pieces) {
    return pieces.stream().mapToInt(piece -> piece.tokens.length).sum();
  }

  /** Its tokens, cut sentence by sentence. */
  int[] tokens() {
    return pieces.stream().flatMapToInt(piece -> Arrays.stream(piece.tokens)).toArray();
  }

  /** The text. */
  String text() {
    return pieces.stream().map(piece -> piece.text).collect(Collectors.joining()).strip();
  }

  /**
   * Writes the text to a file in a folder.
   *
   * @throws CarrelException HOME_UNUSABLE
   */
  Path write(Path folder) {
    try {
      return Files.writeString(folder.resolve("document.txt"), text());
    } catch (IOException e) {
      throw new CarrelException(
          Code.HOME_UNUSABLE,
          "The document to measure with cannot be written to %s: %s."
              .formatted(folder, e.getMessage()),
          "Let the folder be one that can be written.",
          e);
    }
  }

  /** The facts in their order. */
  List<Needle> needles() {
    return needles;
  }
}
