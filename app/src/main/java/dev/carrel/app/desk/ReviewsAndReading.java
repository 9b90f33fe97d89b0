// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.conversation.ConversationModel;
import dev.carrel.app.review.ReviewModel;
import dev.carrel.app.review.ReviewRuns;
import dev.carrel.app.shelf.ShelfModel;

/**
 * A review and the collection that is open take turns with the model. A question that is asked
 * meanwhile comes first: the review pauses, the collection is read again from what is kept, and
 * when the question is answered the review goes on.
 */
final class ReviewsAndReading implements ReviewRuns.Model {
  private final ReviewModel review;
  private final ShelfModel shelf;
  private final ConversationModel conversation;
  private boolean goesOn;

  ReviewsAndReading(ReviewModel review, ShelfModel shelf, ConversationModel conversation) {
    this.review = review;
    this.shelf = shelf;
    this.conversation = conversation;
  }

  void join() {
    review.runs().takeFrom(this);
    conversation.busyProperty().subscribe(this::asked);
    shelf.onMembers(review.list()::membersChanged);
    shelf
        .shelves()
        .openProperty()
        .subscribe(
            (before, now) -> {
              goesOn = false;
              review.runs().pause();
            });
  }

  private void asked(boolean busy) {
    if (busy && !review.runs().isIdle()) {
      goesOn = true;
      review.runs().pause();
    } else if (!busy && goesOn) {
      goesOn = false;
      if (review.asking().paused().isPresent()) { // else a person has cancelled it meanwhile
        review.asking().goOn();
      }
    }
  }

  @Override
  public void taken() {
    if (conversation.busyProperty().get()) {
      asked(true); // it began while a question was being answered
    } else {
      shelf.reading().lend();
    }
  }

  @Override
  public void free() {
    shelf.reading().takeBack();
  }
}
