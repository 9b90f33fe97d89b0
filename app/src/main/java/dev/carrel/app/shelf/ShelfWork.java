// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.Engine;
import dev.carrel.engine.ground.CarrelException;
import java.util.function.Consumer;

/**
 * What all parts of the shelf work with.
 *
 * @param shelves what stands there
 * @param undo takes what a person did
 * @param onFailed told what went wrong with the shelf itself
 */
record ShelfWork(
    Engine engine,
    Background background,
    Shelves shelves,
    UndoStack undo,
    Consumer<CarrelException> onFailed) {

  /** Changes something in the engine, which is done also if the desk is being closed. */
  void change(String title, Runnable work, Runnable then) {
    background
        .task(
            Lane.READING,
            title,
            (progress, cancellation) -> {
              work.run();
              return true;
            })
        .finishedAtClose()
        .onDone(done -> then.run())
        .onFailed(onFailed)
        .start();
  }
}
