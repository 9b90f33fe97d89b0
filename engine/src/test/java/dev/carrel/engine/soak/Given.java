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
   */
  record Reply(JsonObject before, String question, JsonObject answer, boolean conversing) {}

  Given {
    replies = List.copyOf(replies);
  }

  /** What a fresh run must be asked to give the same. */
  List<List<Object>> request() {
    return replies.stream()
        .map(reply -> List.<Object>of(reply.before, reply.question, reply.conversing))
        .toList();
  }
}
