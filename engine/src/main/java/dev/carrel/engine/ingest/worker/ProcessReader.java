// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.MemberSink;
import dev.carrel.engine.ingest.PageSink;
import dev.carrel.engine.ingest.Watch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A reader whose work another process does. Only the first bytes of a file are looked at here. */
final class ProcessReader implements DocumentReader {
  private static final String ELSE_PRINT =
      "If you know where it comes from, print it to a new PDF with another program and add that"
          + " one.";

  /** So many pictures of a page are looked at. */
  private static final int MOST_PICTURES = 20;

  private final DocumentReader local;
  private final ReadingProcesses processes;

  ProcessReader(DocumentReader local, ReadingProcesses processes) {
    this.local = local;
    this.processes = processes;
  }

  @Override
  public DocumentKind kind() {
    return local.kind();
  }

  @Override
  public Look look(byte[] start) {
    return local.look(start);
  }

  @Override
  public void read(FileToRead file) throws IOException {
    use(file, file.pages().recognizes(), process -> new Reading(file, process).read());
  }

  @Override
  public void members(FileToRead file, MemberSink members) throws IOException {
    use(file, true, process -> new Reading(file, process).members(members));
  }

  /** Gives what is asked of the person before more is done; empty if all was done. */
  @FunctionalInterface
  private interface Work {
    Optional<Answer.Failed> in(ReadingProcess process) throws IOException;
  }

  private void use(FileToRead file, boolean recognizes, Work work) throws IOException {
    try {
      Optional<Answer.Failed> locked = processes.use(file.watch(), recognizes, work::in);
      if (locked.isPresent()) {
        throw error(locked.get());
      }
    } catch (ProcessFailed e) {
      throw new CarrelException(
          Code.FILE_UNSAFE,
          "%s could not be read safely: %s.".formatted(file.name(), e.getMessage()),
          ELSE_PRINT,
          e);
    }
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) throws IOException {
    return processes.use(
        watch,
        process -> {
          process.ask(new Request.Extent(kind().name(), bytes.size(), watch.limits()));
          while (true) {
            switch (process.next(0, watch)) {
              case Answer.Want want -> give(process, bytes, want);
              case Answer.Extent found -> {
                return checked(found.extent());
              }
              case Answer.Failed failed -> throw error(failed);
              default -> throw unexpected();
            }
          }
        });
  }

  private static FileExtent checked(FileExtent extent) throws ProcessFailed {
    if (extent.pages() < 0 || extent.textBytes() < 0) {
      throw unexpected();
    }
    return extent;
  }

  private static void give(ReadingProcess process, DocumentBytes bytes, Answer.Want want)
      throws IOException {
    if (want.position() < 0 || want.length() < 1 || want.length() > PipeBytes.MOST) {
      throw unexpected();
    }
    byte[] some = new byte[Math.clamp(bytes.size() - want.position(), 0, want.length())];
    int done = 0;
    while (done < some.length) {
      int read = bytes.read(want.position() + done, some, done, some.length - done);
      if (read < 0) {
        throw new IOException("it ends after " + (want.position() + done) + " bytes");
      }
      done += read;
    }
    process.ask(new Request.Bytes(ByteBuffer.wrap(some)));
  }

  private static boolean isLocked(Answer.Failed failed) {
    return failed.code() == Code.PASSWORD_NEEDED || failed.code() == Code.PASSWORD_WRONG;
  }

  private static CarrelException error(Answer.Failed failed) {
    return new CarrelException(failed.code(), failed.message(), failed.remedy());
  }

  private static ProcessFailed unexpected() {
    return new ProcessFailed("its process said what makes no sense");
  }

  /** One file being read. */
  private final class Reading {
    private final FileToRead file;
    private final ReadingProcess process;
    private final IngestLimits limits;
    private int pages;
    private int notices;
    private int steps = -1;
    private int recognized;
    private int sought;
    private int kept;
    private int ahead;

    Reading(FileToRead file, ReadingProcess process) {
      this.file = file;
      this.process = process;
      this.limits = file.watch().limits();
    }

    /**
     * Reads.
     *
     * @return what is asked of the person before more is done, after which the process is as good
     *     as before; empty if the file was read
     */
    Optional<Answer.Failed> read() throws IOException {
      process.ask(
          new Request.Read(
              kind().name(), file.name(), file.bytes().size(), file.password(), file.as(), limits));
      while (true) {
        Answer answer = process.next(limits.pageCharacters(), file.watch());
        switch (answer) {
          case Answer.Want want -> give(process, file.bytes(), want);
          case Answer.Step step -> step(step);
          case Answer.PageRead read -> file.pages().page(next(read.page()));
          case Answer.Unreadable none -> file.pages().unreadable(next(none.empty()), none.reason());
          case Answer.Recognizing _ -> recognizing();
          case Answer.Ahead early -> ahead(early.page());
          case Answer.Seek seek -> seek(seek.picture());
          case Answer.Recognized read -> recognized(read);
          case Answer.Noticed noticed -> notice(noticed.notice());
          case Answer.Failed failed when isLocked(failed) -> {
            return Optional.of(failed);
          }
          case Answer.Failed failed -> throw failure(failed);
          case Answer.Done _ -> {
            return Optional.empty();
          }
          default -> throw unexpected();
        }
      }
    }

    /** Has the files inside of it handed on; as {@link #read}. */
    Optional<Answer.Failed> members(MemberSink members) throws IOException {
      process.ask(
          new Request.Members(
              new Request.Read(
                  kind().name(),
                  file.name(),
                  file.bytes().size(),
                  file.password(),
                  file.as(),
                  limits)));
      boolean open = false;
      while (true) {
        Answer answer = process.next(limits.pageCharacters(), file.watch());
        boolean within =
            answer instanceof Answer.MemberBytes || answer instanceof Answer.MemberEnds;
        if (within != open
            && !(answer instanceof Answer.Want)
            && !(answer instanceof Answer.Failed)) {
          throw unexpected();
        }
        switch (answer) {
          case Answer.Want want -> give(process, file.bytes(), want);
          case Answer.Member member -> {
            members.begin(member.name());
            open = true;
          }
          case Answer.MemberBytes some -> members.bytes(some.bytes().array(), some.bytes().limit());
          case Answer.MemberEnds ends -> {
            open = false;
            if (ends.why().isEmpty()) {
              members.end();
            } else {
              members.drop(ends.why());
            }
          }
          case Answer.MemberRefused refused -> members.refused(refused.name(), refused.why());
          case Answer.Failed failed when isLocked(failed) -> {
            return Optional.of(failed);
          }
          case Answer.Failed failed -> throw failure(failed);
          case Answer.Done _ -> {
            return Optional.empty();
          }
          default -> throw unexpected();
        }
      }
    }

    /** Only a step ahead winds the clock up. */
    private void step(Answer.Step step) throws ProcessFailed {
      if (step.done() < 0 || step.done() > step.total() || step.total() > limits.pages()) {
        throw unexpected();
      }
      if (step.done() > steps) {
        steps = step.done();
        if (step.done() < step.total()) {
          file.watch().startPage(step.done() + 1);
        }
        file.progress().at(Progress.Stage.EXTRACT_PAGES, step.done(), step.total());
      }
    }

    /** Once a page, so that nobody winds the clock up with it. */
    private void recognizing() throws IOException {
      if (recognized > pages) {
        throw unexpected();
      }
      recognized = pages + 1;
      PageSink.Turn turn = file.pages().recognizing();
      ahead = turn.ahead();
      if (turn.now()) {
        process.noteRecognition();
        file.watch().startRecognition();
      }
      process.ask(new Request.Turn(turn));
    }

    /** The one that was asked for; from now on the time is that of the page whose turn it is. */
    private void ahead(Page page) throws ProcessFailed {
      if (ahead == 0 || page.number() != ahead) {
        throw unexpected();
      }
      ahead = 0;
      file.watch().startRecognition();
      file.pages().ahead(page);
    }

    private void seek(String picture) throws IOException {
      if (++sought > 2 * MOST_PICTURES * (pages + 1)) {
        throw unexpected();
      }
      process.ask(new Request.Known(file.pages().recognizedBefore(picture)));
    }

    private void recognized(Answer.Recognized read) throws ProcessFailed {
      if (++kept > sought) {
        throw unexpected();
      }
      file.pages().recognized(read.picture(), read.page());
    }

    private void notice(Notice notice) throws ProcessFailed {
      if (++notices > limits.pages() + PageSink.MOST_NOTICES) {
        throw unexpected();
      }
      file.pages().notice(notice);
    }

    private Page next(Page page) throws ProcessFailed {
      pages++;
      if (page.number() != pages) {
        throw unexpected();
      }
      return page;
    }

    private CarrelException failure(Answer.Failed failed) {
      return failed.code() == Code.OUT_OF_MEMORY
          ? new CarrelException(
              Code.FILE_UNSAFE,
              "%s could not be read safely: it needed more than %s of memory."
                  .formatted(file.name(), ByteSize.text(processes.heapBytes())),
              ELSE_PRINT)
          : error(failed);
    }
  }
}
