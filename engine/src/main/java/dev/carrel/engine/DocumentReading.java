// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingestor;
import dev.carrel.engine.ingest.RecognizedPages;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.worker.ReadingProcesses;
import dev.carrel.engine.ocr.Recognition;
import dev.carrel.engine.sandbox.Guard;
import dev.carrel.engine.sandbox.GuardedJava;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads documents: in processes of their own, or in this one where no other can be started. */
public final class DocumentReading implements AutoCloseable {
  /** For what is parsed. */
  private static final long HEAP_BYTES = 600L << 20;

  /** For what reads scans: its networks, and what they compute of a page. */
  private static final long NATIVE_BYTES = 900L << 20;

  private final Optional<ReadingProcesses> processes;
  private final List<DocumentReader> readers;
  private final Ingestor ingestor;
  private final Recognition recognition;

  private DocumentReading(Optional<ReadingProcesses> processes, Recognition recognition) {
    List<DocumentReader> local = Formats.readers(recognition);
    this.processes = processes;
    this.recognition = recognition;
    this.readers = processes.map(some -> some.readers(local)).orElse(local);
    this.ingestor = new Ingestor(IngestLimits.DEFAULT, readers);
  }

  /** In processes, if the platform has a Java to start. */
  public static DocumentReading on(Platform platform) {
    List<Path> networks = ModelStore.recognizer(platform).stream().toList();
    Recognition recognition =
        networks.stream().map(file -> Recognition.by(file, 1)).findFirst().orElse(Recognition.NONE);
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
                            0),
                        networks,
                        NATIVE_BYTES)),
        recognition);
  }

  /** What reads, and keeps there what it recognises on pictures. */
  Ingestor ingestor(RecognizedPages recognized) {
    return new Ingestor(IngestLimits.DEFAULT, readers, recognized);
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
    recognition.close();
  }
}
