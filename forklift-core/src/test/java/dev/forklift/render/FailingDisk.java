package dev.forklift.render;

import java.io.IOException;
import java.nio.file.Path;

/** A disk that refuses some of the changes, counted from 1. */
final class FailingDisk implements Disk {

    private final int from;
    private final int to;
    private int changes;

    FailingDisk(int from, int to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public void move(Path source, Path target) throws IOException {
        count();
        REAL.move(source, target);
    }

    @Override
    public void delete(Path file) throws IOException {
        count();
        REAL.delete(file);
    }

    private void count() throws IOException {
        changes++;
        if (changes >= from && changes <= to) {
            throw new IOException("the disk is full");
        }
    }
}
