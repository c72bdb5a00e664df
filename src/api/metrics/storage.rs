//! Tells how the store is, when somebody asks.

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use std::fmt;
use std::sync::Arc;

use crate::index::{Effort, Progress, Stats};
use crate::service::{DEFAULT_TENANT, Figures, Storage};

/// A number of a family, with its label.
type Labelled = ([(&'static str, &'static str); 1], u64);

#[derive(Debug)]
pub(super) struct StorageCollector {
    pub(super) storage: Arc<Storage>,
    pub(super) one_tenant: bool,
}

impl Collector for StorageCollector {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let to = &mut encoder;
        let figures = self.storage.figures();
        gauge(to, "storage_available", "Whether documents can be stored and ranked", u64::from(figures.is_ok()))?;
        let Ok(figures) = figures else { return Ok(()) };
        if self.one_tenant {
            self.documents(to, &figures)?;
        }
        gauge(to, "index_bytes", "What the index takes on the disk", figures.disk.bytes)?;
        gauge(to, "index_segments", "Parts that the index is in", figures.disk.segments)?;
        let Progress { done, total, failed } = figures.rereading;
        let goes_on = u64::from(figures.is_rereading);
        gauge(to, "rereading", "Whether documents are read again after a change of the vocabulary", goes_on)?;
        let rereading = [([("state", "total")], total), ([("state", "done")], done), ([("state", "failed")], failed)];
        let help = "How far the reading of documents again is, or was when it ended last";
        family(to, "rereading_documents", help, &rereading)?;
        let [commits, purges] = ["Commits since the start", "Purges since the start"];
        effort(to, ("commits", commits), ("commit_seconds", "How long they took"), figures.activity.commits)?;
        effort(to, ("purges", purges), ("purge_seconds", "How long they took"), figures.activity.purges)
    }
}

impl StorageCollector {
    fn documents(&self, to: &mut DescriptorEncoder<'_>, figures: &Figures) -> fmt::Result {
        let Ok(Stats { resumes, jobs, stale }) = self.storage.stats(DEFAULT_TENANT) else { return Ok(()) };
        let documents = [([("kind", "resume")], resumes), ([("kind", "job")], jobs)];
        family(to, "documents", "Documents that are stored", &documents)?;
        gauge(to, "documents_stale", "Documents that wait for being read with the present vocabulary", stale)?;
        let help = "Deleted and replaced documents that the next purge takes off the disk";
        gauge(to, "documents_to_purge", help, figures.disk.deleted)
    }
}

fn gauge(to: &mut DescriptorEncoder<'_>, name: &str, help: &str, value: u64) -> fmt::Result {
    ConstGauge::new(value).encode(to.encode_descriptor(name, help, None, MetricType::Gauge)?)
}

fn family(to: &mut DescriptorEncoder<'_>, name: &str, help: &str, values: &[Labelled]) -> fmt::Result {
    let mut metric = to.encode_descriptor(name, help, None, MetricType::Gauge)?;
    values.iter().try_for_each(|(label, value)| ConstGauge::new(*value).encode(metric.encode_family(label)?))
}

fn effort(
    to: &mut DescriptorEncoder<'_>,
    (counts, what): (&str, &str),
    (times, how_long): (&str, &str),
    effort: Effort,
) -> fmt::Result {
    ConstCounter::new(effort.count).encode(to.encode_descriptor(counts, what, None, MetricType::Counter)?)?;
    let seconds = ConstCounter::new(effort.time.as_secs_f64());
    seconds.encode(to.encode_descriptor(times, how_long, None, MetricType::Counter)?)
}
