import type { FeatureHandlers } from '../ipc/router.ts'
import { cancelPayment, paymentsOfInvoice, recordPayment } from './payment.service.ts'

export const paymentHandlers: FeatureHandlers<'payments'> = {
  ofInvoice: paymentsOfInvoice,
  record: recordPayment,
  cancel: cancelPayment
}
