// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.soak;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carrel.engine.Engine;
import dev.carrel.engine.ReadingQueue;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Has documents read by the queue, the last one moved before the others that wait. */
final class QueueOperation {
  private final Engine engine;
  private final ReadOptions options;
  private final JsonArray order = new JsonArray();

  QueueOperation(Engine engine, ReadOptions options) {
    this.engine = engine;
    this.options = options;
  }

  /** What became of each, in the order in which they were read. */
  JsonElement run(List<DocumentId> documents) {
    CountDownLatch left = new CountDownLatch(documents.size());
    for (DocumentId document : documents) {
      engine.reading().queue().add(document, () -> options, new Heard(document, left));
    }
    engine.reading().queue().move(documents.getLast(), 0);
    try {
      left.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return order;
  }

  private final class Heard implements ReadingQueue.Listener {
    private final DocumentId document;
    private final CountDownLatch left;

    Heard(DocumentId document, CountDownLatch left) {
      this.document = document;
      this.left = left;
    }

    @Override
    public void at(Stage stage, long done, long total) {}

    @Override
    public void begun() {}

    @Override
    public void read(ReadReport report) {
      note(Told.report(report));
    }

    @Override
    public void failed(CarrelException error) {
      JsonObject failed = new JsonObject();
      failed.addProperty("code", error.code().name());
      failed.addProperty("message", error.getMessage());
      note(failed);
    }

    private void note(JsonObject end) {
      end.addProperty("document", document.sha256());
      synchronized (order) {
        order.add(end);
      }
      left.countDown();
    }
  }
}
