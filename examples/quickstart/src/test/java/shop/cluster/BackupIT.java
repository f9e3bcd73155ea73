package shop.cluster;

import java.util.List;

/** Backups on a real cluster, into a bucket that the stack itself runs. It needs the image {@code rclone/rclone:1.71} there. */
class BackupIT extends ShopOnACluster {

    BackupIT() {
        super(BackedUp.shop(), BackedUp.PARTS, 1, List.of(new BackupsComeFirst()));
    }
}
