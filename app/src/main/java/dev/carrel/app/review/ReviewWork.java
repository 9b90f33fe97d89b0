// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.Reviews;
import dev.carrel.engine.ground.CarrelException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What all parts of the review room work with.
 *
 * @param onFailed told what went wrong, on the FX thread
 */
record ReviewWork(Reviews reviews, Background background, Consumer<CarrelException> onFailed) {
  /** Asks the engine; what comes of it is told on the FX thread. */
  <T> void ask(String title, Function<Reviews, T> question, Consumer<T> then) {
    background
        .task(Lane.QUICK, title, (progress, cancellation) -> question.apply(reviews))
        .onDone(then)
        .onFailed(onFailed)
        .start();
  }

  /** Changes something, which is done also if the desk is being closed. */
  <T> void change(String title, Function<Reviews, T> change, Consumer<T> then) {
    background
        .task(Lane.QUICK, title, (progress, cancellation) -> change.apply(reviews))
        .finishedAtClose()
        .onDone(then)
        .onFailed(onFailed)
        .start();
  }
}
