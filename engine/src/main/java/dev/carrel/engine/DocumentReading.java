// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingestor;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.worker.ReadingProcesses;
import dev.carrel.engine.sandbox.Guard;
import dev.carrel.engine.sandbox.GuardedJava;
import java.util.List;
import java.util.Optional;

/** Reads documents: in processes of their own, or in this one where no other can be started. */
public final class DocumentReading implements AutoCloseable {
  /** For what is parsed. With what Java takes, a process stays below a gigabyte. */
  private static final long HEAP_BYTES = 600L << 20;

  private final Optional<ReadingProcesses> processes;
  private final Ingestor ingestor;

  private DocumentReading(Optional<ReadingProcesses> processes) {
    List<DocumentReader> readers = Formats.readers();
    this.processes = processes;
    this.ingestor =
        new Ingestor(
            IngestLimits.DEFAULT, processes.map(some -> some.readers(readers)).orElse(readers));
  }

  /** In processes, if the platform has a Java to start. */
  public static DocumentReading on(Platform platform) {
    return new DocumentReading(
        platform
            .java()
            .map(
                java ->
                    new ReadingProcesses(
                        new GuardedJava(
                            java,
                            ReadingMain.class.getName(),
                            platform.environment(),
                            HEAP_BYTES,
                            0))));
  }

  /** What reads. */
  public Ingestor ingestor() {
    return ingestor;
  }

  /** Starts a process in the background, for a file that will soon come. */
  public void warm() {
    processes.ifPresent(ReadingProcesses::warm);
  }

  /**
   * From what a document that is read is held on this system; empty if it is read in this process.
   *
   * @throws CarrelException INTERNAL if no process can be started
   */
  public List<Guard> guards(Cancellation cancellation) {
    return processes
        .map(some -> some.guards(new Watch(IngestLimits.DEFAULT, cancellation)))
        .orElse(List.of());
  }

  @Override
  public void close() {
    processes.ifPresent(ReadingProcesses::close);
  }
}
