// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.Branch;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.evidence.WritingLooks;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.model.TokenChooser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the model write several answers at once, each in its own branch, a token of each at a time.
 */
final class SideBySide {
  /** One of the answers, and where it is written. */
  private static final class Line {
    final Branch branch;
    final Writing writing;
    final Optional<WritingLooks> looks;
    final TokenChooser chooser;
    final Cancellation cancellation;
    int next;

    Line(
        Branch branch,
        Writing writing,
        Optional<WritingLooks> looks,
        TokenChooser chooser,
        Cancellation cancellation) {
      this.branch = branch;
      this.writing = writing;
      this.looks = looks;
      this.chooser = chooser;
      this.cancellation = cancellation;
    }

    /** Takes on the token that comes next behind what was just read. */
    void choose() {
      next = branch.next(chooser);
      writing.take(next);
    }

    boolean goesOn() {
      if (cancellation.isRequested()) {
        writing.stop();
      }
      return !writing.isEnded();
    }
  }

  private final Reading reading;
  private final List<Line> lines = new ArrayList<>();

  SideBySide(Reading reading) {
    this.reading = reading;
  }

  /**
   * Reads a prompt; the answer is written by {@link #write}.
   *
   * @param looks what is to be noted of where the model looks
   */
  void begin(
      Branch branch,
      Prompt prompt,
      Writing writing,
      Optional<WritingLooks> looks,
      TokenChooser chooser,
      Cancellation cancellation) {
    try {
      branch.read(prompt.tokens(), cancellation);
    } catch (CarrelException e) {
      stopIfCancelled(e);
      writing.stop();
      return;
    }
    looks.ifPresent(l -> l.begin(branch.sequence(), branch.length()));
    Line line = new Line(branch, writing, looks, chooser, cancellation);
    line.choose();
    lines.add(line);
  }

  /** Writes until all have ended. A request to stop one of them stops no other. */
  void write() {
    while (true) {
      lines.removeIf(line -> !line.goesOn());
      if (lines.isEmpty()) {
        return;
      }
      step();
    }
  }

  private void step() {
    int[] sequences = lines.stream().mapToInt(line -> line.branch.sequence()).toArray();
    int[] tokens = lines.stream().mapToInt(line -> line.next).toArray();
    Cancellation any = new Cancellation();
    List<Cancellation.Registration> registrations =
        lines.stream().map(line -> line.cancellation.onRequest(any::request)).toList();
    try {
      reading.step(sequences, tokens, any);
    } catch (CarrelException e) {
      stopIfCancelled(e);
      return;
    } finally {
      registrations.forEach(Cancellation.Registration::close);
    }
    lines.forEach(line -> line.looks.ifPresent(WritingLooks::step));
    lines.forEach(Line::choose);
  }

  private static void stopIfCancelled(CarrelException e) {
    if (e.code() != Code.CANCELLED) {
      throw e;
    }
  }
}
