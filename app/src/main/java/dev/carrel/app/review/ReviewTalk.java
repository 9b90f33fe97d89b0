// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What becomes a column out of a conversation, and a conversation out of a cell. */
public final class ReviewTalk {
  private final ReviewWork work;
  private final GridModel grid;
  private final ReadOnlyObjectWrapper<Optional<String>> proposed =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Consumer<ConversationEntry> onConversation = entry -> {};

  ReviewTalk(ReviewWork work, GridModel grid) {
    this.work = work;
    this.grid = grid;
  }

  /** A question that was asked elsewhere and may become a column; empty when that is decided. */
  public ReadOnlyObjectProperty<Optional<String>> proposedProperty() {
    return proposed.getReadOnlyProperty();
  }

  /** Proposes a question as a column. */
  public void propose(String question) {
    proposed.set(Optional.of(question));
  }

  void takeProposed() {
    proposed.set(Optional.empty());
  }

  /** Hears of a conversation that is to be shown. */
  public void onConversation(Consumer<ConversationEntry> listener) {
    onConversation = listener;
  }

  /** Begins a conversation with what the machine answered in a cell, to ask on from there. */
  public void converse(ReviewGrid.Key key) {
    Optional<Review> review = grid.reviewProperty().get();
    Optional<KeptColumn> column = grid.column(key.column());
    if (review.isPresent() && column.isPresent()) {
      work.change(
          "begin a conversation with a cell",
          engine -> engine.converse(review.get(), column.get(), key.document()),
          begun -> begun.ifPresent(onConversation));
    }
  }
}
