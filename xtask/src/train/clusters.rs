//! Spherical k-means: points of unit length into clusters of like direction. Owns no words. One thread, a fixed order:
//! the same clusters every time.

/// The cluster of each point. The first centres are spread evenly over the points.
pub fn cluster(points: &[f32], dimensions: usize, number: usize, rounds: usize) -> Vec<u32> {
    let count = points.len() / dimensions;
    let number = number.min(count);
    let padded = dimensions.next_multiple_of(8);
    let row = |at: usize| &points[at * dimensions..][..dimensions];
    let mut centres = vec![0f32; number * padded];
    for (at, centre) in centres.chunks_mut(padded).enumerate() {
        centre[..dimensions].copy_from_slice(row(at * count / number));
    }
    let mut of = vec![0u32; count];
    let mut point = vec![0f32; padded];
    for round in 0..=rounds {
        let mut moved = 0;
        for (at, of) in of.iter_mut().enumerate() {
            point[..dimensions].copy_from_slice(row(at));
            let (mut best, mut most) = (0, f32::MIN);
            for (candidate, centre) in centres.chunks(padded).enumerate() {
                let mut sums = [0f32; 8];
                for (a, b) in point.as_chunks::<8>().0.iter().zip(centre.as_chunks::<8>().0) {
                    for lane in 0..8 {
                        sums[lane] += a[lane] * b[lane];
                    }
                }
                let sum = sums.iter().sum::<f32>();
                if sum > most {
                    (best, most) = (candidate as u32, sum);
                }
            }
            moved += usize::from(*of != best);
            *of = best;
        }
        if round == rounds || moved == 0 {
            break;
        }
        let mut sums = vec![0f32; number * padded];
        for (at, &cluster) in of.iter().enumerate() {
            for (sum, value) in sums[cluster as usize * padded..].iter_mut().zip(row(at)) {
                *sum += value;
            }
        }
        for (centre, sum) in centres.chunks_mut(padded).zip(sums.chunks(padded)) {
            let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
            // A cluster that lost all its points keeps its place.
            if length > 1e-6 {
                for (value, sum) in centre.iter_mut().zip(sum) {
                    *value = sum / length;
                }
            }
        }
    }
    of
}
