// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.llama.Batch;
import dev.carrel.llama.DecodeResult;
import dev.carrel.llama.LlamaContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Contexts of one model that live at once, stop at one request and end together. */
final class Contexts implements AutoCloseable {
  private final BenchModel model;
  private final Cancellation cancellation;
  private final Cancellation.Registration registration;
  private final List<LlamaContext> open = new CopyOnWriteArrayList<>();

  Contexts(BenchModel model, Cancellation cancellation) {
    this.model = model;
    this.cancellation = cancellation;
    this.registration = cancellation.onRequest(() -> open.forEach(LlamaContext::abort));
  }

  /** A context with the row's layout. */
  LlamaContext open(KvRow row, LlamaContext.Options options) {
    LlamaContext context =
        model
            .model()
            .newContext(
                options
                    .withThreads(model.threads(), model.threads())
                    .withKv(row.source().layout(model, cancellation)));
    open.add(context);
    return context;
  }

  /** Ends one before the others. */
  void close(LlamaContext context) {
    open.remove(context);
    context.close();
  }

  /**
   * Decodes.
   *
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED
   */
  void decode(LlamaContext context, Batch batch) {
    throwIfCancelled();
    DecodeResult result = context.decode(batch);
    if (result == DecodeResult.ABORTED) {
      throw Cancellation.cancelled();
    }
    if (result == DecodeResult.NO_SLOT) {
      throw new IllegalStateException(
          "no room for %d tokens in a context of %d".formatted(batch.size(), context.nCtx()));
    }
  }

  /**
   * Between steps that do not decode.
   *
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED
   */
  void throwIfCancelled() {
    cancellation.throwIfRequested();
  }

  @Override
  public void close() {
    registration.close();
    open.forEach(LlamaContext::close);
    open.clear();
  }
}
