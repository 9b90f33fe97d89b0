// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonObject;
import dev.carrel.engine.model.KvProfile;
import java.util.List;

/**
 * Answers that were given, to be compared with those of a fresh run.
 *
 * @param action the number of the action that asked
 * @param place what they were given from
 * @param replies to questions that were asked at once
 */
record Given(int action, Place place, List<Reply> replies) {
  /**
   * What a question was answered from.
   *
   * @param context in order
   * @param partOfLast how many tokens of the last document were read; {@link #WHOLE} for all
   */
  record Place(KvProfile profile, List<Truth.Piece> context, long partOfLast) {
    static final long WHOLE = Long.MAX_VALUE;

    Place {
      context = List.copyOf(context);
    }
  }

  /**
   * A reply.
   *
   * @param before what the model was shown of the conversation
   * @param answer as {@link Told#answer} has it
   * @param conversing whether it was asked in a conversation
   * @param stopAfter pieces after which it was stopped; 0 if it was not
   */
  record Reply(
      JsonObject before, String question, JsonObject answer, boolean conversing, int stopAfter) {

    /** Where both were stopped, the one that was stopped a piece earlier begins the other. */
    boolean isSame(JsonObject fresh) {
      String text = answer.get("text").getAsString();
      String again = fresh.get("text").getAsString();
      return isSamePlace(fresh)
          && (stopAfter > 0
              ? again.startsWith(text) || text.startsWith(again)
              : text.equals(again) && answer.get("quotes").equals(fresh.get("quotes")));
    }

    /** Whether the model was shown the same for it, and both were asked at all. */
    boolean isSamePlace(JsonObject fresh) {
      return !fresh.has("code")
          && (!conversing || fresh.get("before").equals(before))
          && answer.get("notes").equals(fresh.get("notes"))
          && answer.get("contextTokens").equals(fresh.get("contextTokens"));
    }
  }

  Given {
    replies = List.copyOf(replies);
  }

  /** What a fresh run must be asked to give the same. */
  List<List<Object>> request() {
    return replies.stream()
        .map(
            reply ->
                List.<Object>of(reply.before, reply.question, reply.conversing, reply.stopAfter))
        .toList();
  }
}
