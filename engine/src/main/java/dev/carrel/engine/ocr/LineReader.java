// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import java.util.ArrayList;
import java.util.List;

/** Reads lines with the third network. */
final class LineReader {
  /** The network's own. */
  private static final int HEIGHT = 48;

  private static final int NARROWEST = 48;

  /** A line of the smallest print across a broad page; longer ones are pressed together. */
  private static final int WIDEST = 4800;

  private static final int STEP = 8;

  private final Network network;
  private final CharacterSet characters;

  LineReader(Network network, CharacterSet characters) {
    this.network = network;
    this.characters = characters;
  }

  /** What stands in a line. */
  ReadLine read(PageImage page, Slab line) {
    float aspect = line.width() / line.height();
    int width = Math.clamp((long) Math.ceil(HEIGHT * aspect / STEP) * STEP, NARROWEST, WIDEST);
    Network.Said said = network.say(LineImage.of(page, line, width, HEIGHT));
    int columns = said.size(1);
    int known = said.size(2);
    if (known != characters.size()) {
      throw new IllegalStateException(
          "the network knows %d characters and names %d".formatted(known, characters.size()));
    }
    List<Column> best = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      best.add(best(said.numbers(), i * known, known));
    }
    return ReadLine.of(best, characters, aspect);
  }

  private static Column best(float[] numbers, int from, int count) {
    int best = from;
    for (int i = from + 1; i < from + count; i++) {
      if (numbers[i] > numbers[best]) {
        best = i;
      }
    }
    return new Column(best - from, numbers[best]);
  }
}
