// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;

/** Hears what becomes of a {@link Course}, on threads of the engine; returns at once. */
public interface CourseListener {
  /** Hears of one reading, from its turn in the queue to its end. */
  default ReadingQueue.Listener reading(Course.Read step) {
    return SILENT;
  }

  /** Hears an answer as it is written. */
  default AnswerListener asking(Course.Ask step) {
    return AnswerListener.SILENT;
  }

  /**
   * Has an answer and its receipt, perhaps one that was stopped; the next step waits until this
   * returns.
   */
  default void answered(Course.Ask step, Reply.Answered answered) {}

  /** Hears nothing. */
  ReadingQueue.Listener SILENT =
      new ReadingQueue.Listener() {
        @Override
        public void begun() {}

        @Override
        public void read(ReadReport report) {}

        @Override
        public void failed(CarrelException error) {}

        @Override
        public void at(Progress.Stage stage, long done, long total) {}
      };

  /** Hears nothing of any step. */
  CourseListener NONE = new CourseListener() {};
}
