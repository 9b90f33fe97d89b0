// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonObject;
import dev.carrel.engine.soak.Truth.Piece;
import java.util.ArrayList;

/** What is done while a reading is paused. */
final class WhilePaused {
  private final Scene scene;
  private final AskingActions asking;

  WhilePaused(Scene scene, AskingActions asking) {
    this.scene = scene;
    this.asking = asking;
  }

  void something(Call call, Piece piece) {
    switch (scene.random.nextInt(4)) {
      case 0 -> remove(piece);
      case 1 -> removeBefore();
      default -> ask(call, piece);
    }
  }

  /** The document that is read is taken away; reading it ends. */
  private void remove(Piece piece) {
    scene.say("  remove it meanwhile");
    scene.call("remove", "document", piece.id());
    scene.truth.removed.add(piece.id());
  }

  /** A document before it is taken away; it is read anew in its place. */
  private void removeBefore() {
    String id = scene.one(scene.truth.read());
    scene.say("  leave %.8s meanwhile", id);
    scene.call("leave", "document", id);
    scene.truth.forget(id);
  }

  /** A question is answered from the pages read so far. */
  private void ask(Call call, Piece piece) {
    JsonObject state = scene.state();
    long tokens = call.last("paused").get("done").getAsLong();
    scene.say("  ask with %d tokens of it read; %s", tokens, state.get("waiting"));
    scene.truth.context = new ArrayList<>(scene.truth.context);
    scene.truth.context.add(piece);
    asking.ask(tokens);
    scene.truth.context.removeLast();
  }
}
