// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.Progress;

/**
 * A session's progress that says, before a model is measured, what that is and how long it takes.
 */
final class CalibrationNotice implements Progress {
  private final Session session;
  private final String model;
  private boolean said;

  CalibrationNotice(Session session, String model) {
    this.session = session;
    this.model = model;
  }

  @Override
  public void at(Stage stage, long done, long total) {
    if (stage == Stage.CALIBRATE_SECONDS && !said) {
      said = true;
      session.say(
          "Measuring how well %s keeps a compressed context, once: about %,d s."
              .formatted(model, total));
    }
    session.progress().at(stage, done, total);
  }
}
